return await Scanner.Web.Cli.Verbs.RunAsync(args);

/// <summary>The program; public so that tests can start it.</summary>
public partial class Program;
