using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using Zoe.Hosting;

namespace Zoe.Benchmarks.Engine.Servers;

/// <summary>
/// When each execution was durably running, by its id, as timestamps of the monotonic clock. Shared by server and load
/// generator through a mapped file, so that reading it costs the server nothing.
/// </summary>
internal sealed class RunningTimes : IDisposable
{
    private const int MaxId = 8_000_000;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public RunningTimes(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, mapName: null, (MaxId + 1L) * sizeof(long));
        _view = _file.CreateViewAccessor();
    }

    /// <summary>Number of executions that are running.</summary>
    public long Count => _view.ReadInt64(0);

    /// <summary>The timestamp of an execution; 0 when it is not running yet.</summary>
    public long Find(long id) => _view.ReadInt64(id * sizeof(long));

    /// <summary>Records those that are running. One thread at a time.</summary>
    public void AddRunning(IEnumerable<Execution> executions)
    {
        foreach (var execution in executions)
            if (execution.Status is ExecutionStatus.Running) Add(execution.Id);
    }

    /// <summary>Records that an execution is running. One thread at a time.</summary>
    public void Add(long id)
    {
        if (Find(id) != 0) return;
        _view.Write(id * sizeof(long), Stopwatch.GetTimestamp());
        _view.Write(0, Count + 1);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
