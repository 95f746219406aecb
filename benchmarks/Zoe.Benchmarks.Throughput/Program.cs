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

if (options.DifferentNodes)
{
    Console.WriteLine(DifferentNodesReport.Make());
    return 0;
}

object result = options switch
{
    { Variety: true } => VarietyBenchmark.Run(options.Nodes, options.Placement),
    { NewSet: true } => NewSetBenchmark.Run(options.Nodes),
    { Pass: true } => QueueBenchmark.Pass(options),
    { Arrival: true } => QueueBenchmark.Arrival(options),
    _ => PlacementBenchmark.Run(options.Nodes, options.Placement, options.Labels),
};
var json = new JsonSerializerOptions
{
    PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    WriteIndented = !options.Json,
};
if (options.Json || result is not System.Collections.IEnumerable rows) rows = new[] { result };
foreach (var row in rows) Console.WriteLine(options.Json ? JsonSerializer.Serialize(row, json) : row);
return 0;
