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

// In this process, as the settings of this repository do not suit the projects that the tool would generate.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(4).WithIterationCount(15);
BenchmarkSwitcher.FromAssembly(typeof(SmallDocument).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
