using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Zoe.Model;
using Zoe.Model.ZApps;

namespace Zoe.Benchmarks.Model;

/// <summary>Reading and checking a document of three services, beside deserialising it into the same records unchecked.</summary>
[MemoryDiagnoser]
public class SmallDocument
{
    private readonly byte[] _document = Documents.Small();

    /// <summary>The source-generated deserialiser, which checks types and nothing else.</summary>
    [Benchmark(Baseline = true)]
    public ZApp? Deserialize() => JsonSerializer.Deserialize(_document, ZAppJsonContext.Default.ZApp);

    /// <summary>What the package does.</summary>
    [Benchmark]
    public ZApp? ReadAndCheck() => ZAppReader.Read(_document).Value;
}
