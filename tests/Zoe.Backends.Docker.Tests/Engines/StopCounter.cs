using System.Reflection;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Tests.Engines;

/// <summary>An engine that counts how many of its containers are being made to end, or removed, at once.</summary>
public class StopCounter : DispatchProxy
{
    private readonly Count _stops = new();
    private readonly Count _removals = new();
    private IDockerEngine _engine = null!;
    private ApiVersion _version = ApiVersion.Newest;

    internal int MostStops => _stops.Most;

    internal int MostRemovals => _removals.Most;

    /// <summary>Counts around an engine that seems to be of this version.</summary>
    internal static IDockerEngine Around(IDockerEngine engine, ApiVersion version, out StopCounter counter)
    {
        var counted = Create<IDockerEngine, StopCounter>();
        counter = (StopCounter)(object)counted;
        counter._engine = engine;
        counter._version = version;
        return counted;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (targetMethod.Name == $"get_{nameof(IDockerEngine.Version)}") return _version;
        var answer = targetMethod.Invoke(_engine, args);
        return targetMethod.Name switch
        {
            nameof(IDockerEngine.StopContainerAsync) => _stops.DuringAsync((Task)answer!),
            nameof(IDockerEngine.RemoveContainerAsync) => _removals.DuringAsync((Task)answer!),
            _ => answer,
        };
    }

    private sealed class Count
    {
        private int _now;
        private int _most;

        public int Most => _most;

        public async Task DuringAsync(Task work)
        {
            var now = Interlocked.Increment(ref _now);
            for (var most = _most; now > most; most = _most) Interlocked.CompareExchange(ref _most, now, most);
            try
            {
                await work;
            }
            finally
            {
                Interlocked.Decrement(ref _now);
            }
        }
    }
}
