using Scanner.Benchmarks;

// Without arguments: every measurement, and RESULTS.md written anew. `bare` is how the program starts its own yardstick in a second process.
if (args is ["bare", var page]) return await BareServer.RunAsync(page);
return await Measurements.RunAsync(args);
