using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Scanner.Web.Tests;

/// <summary>Lets bunit, which asks for AngleSharp.Diffing 1.x, use the 0.17.0 that the registry has (Directory.Build.targets).</summary>
internal static class DiffingShim
{
    [ModuleInitializer]
    internal static void Load() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing"
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "shims", "AngleSharp.Diffing.dll"))
            : null;
}
