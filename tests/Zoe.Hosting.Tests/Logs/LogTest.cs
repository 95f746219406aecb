using System.Text;
using Microsoft.Extensions.Time.Testing;
using Zoe.Hosting.Logs.Files;
using Zoe.Hosting.Logs.Reading;

namespace Zoe.Hosting.Tests.Logs;

/// <summary>A folder for the output of one service, with small files, and a fake clock.</summary>
public abstract class LogTest : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("zoe-logs-").FullName;

    internal LogFolder Folder => new(Path.Combine(_path, "service"));

    protected FakeTimeProvider Clock { get; } = new();

    protected ZoeOptions Options { get; } = new() { ServiceLogFileBytes = 100, ServiceLogMaxBytes = 100_000 };

    public void Dispose()
    {
        Directory.Delete(_path, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal LogWriter Open(int attempt = 1) => new(Folder, attempt, Options, Clock);

    protected Task<string> ReadAllAsync() => ReadAsync(new LogQuery());

    protected async Task<string> ReadAsync(LogQuery query)
    {
        var (from, to) = LogSearch.Find(Folder, query);
        var text = new StringBuilder();
        foreach (var attempt in Folder.List().Select(segment => segment.Attempt).Append(from.Attempt).Distinct().Order().Where(one => one >= from.Attempt))
        {
            if (to is { } last && attempt > last.Attempt) break;
            using var run = new LogRun(
                Folder, attempt == from.Attempt ? from : new LogPosition(attempt, 0),
                to is { } end && end.Attempt == attempt ? end.Offset : long.MaxValue);
            var buffer = new byte[64];
            while (await run.ReadAsync(buffer, CancellationToken.None) is { Length: > 0 } chunk)
                text.Append(Encoding.UTF8.GetString(chunk.Span));
            if (run.FindGapAtEnd() is { } mark) text.Append(Encoding.UTF8.GetString(mark.Span));
        }

        return text.ToString();
    }
}
