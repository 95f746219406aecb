using BenchmarkDotNet.Running;
using Zoe.Benchmarks.Latency;

BenchmarkSwitcher.FromAssembly(typeof(PlanLatency).Assembly).Run(args);
