using System.Collections.Concurrent;
using System.Globalization;
using Zoe.Hosting;

namespace Zoe.AspNetCore.Authentication;

/// <summary>Revoked sessions in a file next to the keys, for a single host.</summary>
internal sealed class FileEndedSessions : IEndedSessions
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly Lock _writing = new();

    /// <param name="dataPath">The data folder.</param>
    /// <param name="time">The clock.</param>
    public FileEndedSessions(string dataPath, TimeProvider time)
    {
        (_file, _time) = (Path.Combine(KeyFolder.Ensure(dataPath), "ended-sessions"), time);
        if (!File.Exists(_file)) return;
        foreach (var line in File.ReadLines(_file))
        {
            if (line.Split(' ') is [var session, var end]
                && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            {
                _ended[session] = DateTimeOffset.FromUnixTimeSeconds(seconds);
            }
        }
    }

    public ValueTask<bool> ContainsAsync(string session, CancellationToken cancellationToken) => new(_ended.ContainsKey(session));

    public Task AddAsync(string session, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        lock (_writing)
        {
            _ended[session] = now + LoginScheme.CookieLifetime;
            foreach (var (old, end) in _ended)
                if (end <= now) _ended.TryRemove(old, out _);
            var written = _file + ".new";
            File.WriteAllLines(written, _ended.Select(one => $"{one.Key} {one.Value.ToUnixTimeSeconds()}"));
            File.Move(written, _file, overwrite: true);
        }

        return Task.CompletedTask;
    }
}
