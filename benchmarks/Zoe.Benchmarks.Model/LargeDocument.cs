using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Zoe.Model;

namespace Zoe.Benchmarks.Model;

/// <summary>Reading and checking documents of up to 10 MB, beside parsing them into a tree of nothing but tokens.</summary>
[MemoryDiagnoser]
public class LargeDocument
{
    private byte[] _document = [];

    /// <summary>Services of about 2.5 KB each.</summary>
    [Params(10, 100, 1000, 4000)]
    public int Services { get; set; }

    /// <summary>Makes the document.</summary>
    [GlobalSetup]
    public void Setup() => _document = Documents.Large(Services);

    /// <summary>The tree that the framework makes.</summary>
    [Benchmark(Baseline = true)]
    public int ParseOnly()
    {
        using var document = JsonDocument.Parse(_document);
        return document.RootElement.GetPropertyCount();
    }

    /// <summary>What the package does.</summary>
    [Benchmark]
    public ZApp? ReadAndCheck() => ZAppReader.Read(_document).Value;
}
