using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Zoe.Benchmarks.Model;
using Zoe.Model;

foreach (var (name, document) in new[] { ("small", Documents.Small()), ("large", Documents.Large(4000)) })
{
    if (ZAppReader.Read(document) is not { IsValid: true, Diagnostics.IsEmpty: true })
        throw new InvalidOperationException($"The {name} document is not valid.");
    Console.WriteLine($"The {name} document has {document.Length} bytes.");
}

if (args is ["--processor-time"])
{
    Console.WriteLine("| document | baseline | read and check | ratio | middle half of the ratios |\n|---|---|---|---|---|");
    var small = new SmallDocument();
    Console.WriteLine(ProcessorTime.Compare("3 services", () => small.Deserialize(), () => small.ReadAndCheck()));
    foreach (var services in new[] { 10, 100, 1000, 4000 })
    {
        var large = new LargeDocument { Services = services };
        large.Setup();
        Console.WriteLine(ProcessorTime.Compare($"{services} services", () => large.ParseOnly(), () => large.ReadAndCheck()));
    }

    return;
}

// In this process, as the settings of this repository do not suit the projects that the tool would generate.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(4).WithIterationCount(15);
BenchmarkSwitcher.FromAssembly(typeof(SmallDocument).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
