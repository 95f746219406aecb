using System.Runtime.CompilerServices;
using Zoe.Model;

namespace Zoe.Hosting.Executions;

/// <summary>
/// Caches what is computed from a ZApp, by its reference: small ZApps in a fixed number of places, since an entry for each
/// running execution would cost memory and time of every garbage collection; large ones as long as they are referenced.
/// Thread-safe.
/// </summary>
internal sealed class RecentApplications<T>(Func<ZApp, T> compute)
    where T : class
{
    private const int Places = 1024;
    private const int MostGroups = 16;
    private const int MostBytes = 64 * 1024;

    private readonly Entry?[] _entries = new Entry?[Places];
    private readonly ConditionalWeakTable<ZApp, T> _large = [];

    public T Of(ZApp application)
    {
        if (!IsSmall(application)) return _large.GetValue(application, one => compute(one));
        ref var place = ref _entries[RuntimeHelpers.GetHashCode(application) % Places];
        if (Volatile.Read(ref place) is { } known && ReferenceEquals(known.Application, application)) return known.Value;
        var value = compute(application);
        Volatile.Write(ref place, new Entry(application, value));
        return value;
    }

    private static bool IsSmall(ZApp application) =>
        application.Services.Length <= MostGroups && ApplicationSize.Of(application) <= MostBytes;

    private sealed record Entry(ZApp Application, T Value);
}
