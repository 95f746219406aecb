using Zoe.Benchmarks.Engine.Load;

namespace Zoe.Benchmarks.Engine.Runs;

/// <summary>What one execution costs while others run.</summary>
/// <param name="Running">Services that run.</param>
/// <param name="ProcessorMicroseconds">Processor time of the server per execution in the closed loop.</param>
/// <param name="Open">200 submissions per second.</param>
/// <param name="ResidentMebibytes">Memory of the server.</param>
internal sealed record GrowthResult(long Running, double ProcessorMicroseconds, OpenLoopResult Open, long ResidentMebibytes);
