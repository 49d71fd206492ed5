using Scanner.Benchmarks;

// Without arguments: every load run, and RESULTS.md written anew. `--engine`: the questionnaire engine alone. `bare` is how the program starts its own yardstick in a second process.
if (args is ["--engine"])
{
    EngineBenchmarks.Run();
    return 0;
}
if (args is ["bare", var page]) return await BareServer.RunAsync(page);
return await Measurements.RunAsync(args);
