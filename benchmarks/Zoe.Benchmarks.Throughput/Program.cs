using System.Text.Json;
using Zoe.Benchmarks.Throughput;

BenchmarkOptions options;
try
{
    options = BenchmarkOptions.Parse(args);
}
catch (ArgumentException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}

if (options.Report)
{
    Console.WriteLine(BenchmarkReport.Make());
    return 0;
}

object result = options switch
{
    { Pass: true } => QueueBenchmark.Pass(options),
    { Arrival: true } => QueueBenchmark.Arrival(options),
    _ => PlacementBenchmark.Run(options.Nodes, options.Placement, options.Labels),
};
var json = new JsonSerializerOptions
{
    PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    WriteIndented = !options.Json,
};
Console.WriteLine(options.Json ? JsonSerializer.Serialize(result, json) : result.ToString());
return 0;
