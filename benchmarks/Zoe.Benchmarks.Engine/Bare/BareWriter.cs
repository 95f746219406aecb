using System.Threading.Channels;
using Zoe.Benchmarks.Engine.Servers;

namespace Zoe.Benchmarks.Engine.Bare;

/// <summary>
/// The single writer: each submission is inserted as starting, accepted once that is durable, and then updated to running
/// with a later batch.
/// </summary>
internal sealed class BareWriter(BareRows rows, RunningTimes times)
{
    private const int MaxBatchSize = 1024;

    private readonly Channel<BareSubmission> _channel =
        Channel.CreateUnbounded<BareSubmission>(new UnboundedChannelOptions { SingleReader = true });

    private long _nextExecution = 1;
    private long _nextService = 1;

    public void Post(BareSubmission submission) => _channel.Writer.TryWrite(submission);

    public async Task RunAsync()
    {
        var inserted = new List<BareSubmission>();
        var started = new List<BareSubmission>();
        while (started.Count > 0 || await _channel.Reader.WaitToReadAsync())
        {
            while (inserted.Count < MaxBatchSize && _channel.Reader.TryRead(out var submission))
            {
                (submission.Id, submission.FirstService) = (_nextExecution++, _nextService);
                _nextService += submission.Services;
                inserted.Add(submission);
            }

            await rows.WriteAsync(inserted, started);
            foreach (var submission in started) times.Add(submission.Id);
            foreach (var submission in inserted) submission.Complete();
            started.Clear();
            (inserted, started) = (started, inserted);
        }
    }
}
