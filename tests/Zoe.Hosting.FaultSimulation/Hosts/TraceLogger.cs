using Microsoft.Extensions.Logging;
using Zoe.Hosting.FaultSimulation.Checks;
using Zoe.Hosting.FaultSimulation.Runs;

namespace Zoe.Hosting.FaultSimulation.Hosts;

/// <summary>Writes the engine's log to the trace; messages that say that the engine has a bug fail the run.</summary>
internal sealed class TraceLogger(int host, Trace trace, Verdict verdict) : ILogger, ILoggerProvider
{
    private const int MessageDropped = 13;
    private const int SchedulerReplaced = 12;
    private const int SchedulerFailed = 15;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception);
        // Stack traces depend on the build.
        var line = text.Split('\n')[0].TrimEnd();
        trace.Add($"host {host} {logLevel}: {line}{(exception is null ? "" : $" {exception.GetType().Name} {exception.Message}")}");
        if (eventId.Id is MessageDropped or SchedulerReplaced or SchedulerFailed)
            verdict.Fail("no internal error", $"Host {host} logged: {text} {exception}");
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }
}
