using System.Runtime.InteropServices;
using Zoe.Backends.Process.Native;

namespace Zoe.Backends.Process.Watching;

/// <summary>Reports when files grow, by one inotify instance for all of them.</summary>
internal sealed class FileChanges : IDisposable
{
    private const int EventHeader = 16;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, List<FileWatch>> _watches = [];
    private readonly byte[] _buffer = new byte[4096];
    private readonly DescriptorPoll _poll;
    private readonly Descriptor _inotify;

    public FileChanges(DescriptorPoll poll)
    {
        _poll = poll;
        _inotify = new Descriptor(Libc.InotifyInit(Libc.CloseOnExec | Libc.NonBlocking));
        if (_inotify.IsInvalid) throw new IOException($"inotify failed: {Marshal.GetLastPInvokeErrorMessage()}");
        _poll.Add(_inotify, ReadEvents);
    }

    /// <summary>Watches a file until the result is disposed; null when the machine has no more inotify watches.</summary>
    public FileWatch? TryWatch(string path)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_inotify.IsClosed, this);
            // The same file has the same number in every watch.
            var number = Libc.InotifyAddWatch(_inotify.Number, path, Libc.InotifyModify);
            if (number < 0) return null;
            var watch = new FileWatch(this, number);
            if (!_watches.TryGetValue(number, out var all)) _watches[number] = all = [];
            all.Add(watch);
            return watch;
        }
    }

    public void Dispose()
    {
        _poll.Remove(_inotify);
        lock (_lock) _inotify.Dispose();
    }

    internal void Remove(FileWatch watch)
    {
        lock (_lock)
        {
            if (!_watches.TryGetValue(watch.Number, out var all) || !all.Remove(watch) || all.Count > 0) return;
            _watches.Remove(watch.Number);
            // Fails for a file that was deleted meanwhile, whose watch the system has removed.
            if (!_inotify.IsClosed) _ = Libc.InotifyRemoveWatch(_inotify.Number, watch.Number);
        }
    }

    private void ReadEvents()
    {
        var length = (int)Libc.Read(_inotify.Number, _buffer, (nuint)_buffer.Length);
        lock (_lock)
        {
            for (var at = 0; at + EventHeader <= length;)
            {
                var number = MemoryMarshal.Read<int>(_buffer.AsSpan(at));
                at += EventHeader + MemoryMarshal.Read<int>(_buffer.AsSpan(at + 12));
                if (_watches.TryGetValue(number, out var watches))
                    foreach (var watch in watches) watch.Signal();
            }
        }
    }
}
