namespace Zoe.Benchmarks.Engine.Runs;

/// <summary>Rate of a closed loop, from submission to running.</summary>
/// <param name="Services">Services of each execution.</param>
/// <param name="Connections">Connections.</param>
/// <param name="Executions">Executions per second, median of the turns.</param>
/// <param name="SpreadPercent">Largest less smallest turn, in percent of the median.</param>
/// <param name="ProcessorMicroseconds">Processor time of the server per execution, median of the turns.</param>
internal sealed record ClosedLoopResult(
    int Services, int Connections, double Executions, double SpreadPercent, double ProcessorMicroseconds);
