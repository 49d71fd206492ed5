global using Scanner.Core.Tests.Data;
global using Xunit;
