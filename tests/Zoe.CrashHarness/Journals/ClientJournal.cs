using System.Globalization;
using Zoe.CrashHarness.Workloads;

namespace Zoe.CrashHarness.Journals;

/// <summary>What the clients asked for and what was answered, also as lines in a file.</summary>
internal sealed class ClientJournal : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamWriter _file;
    private readonly List<Submitted> _submissions = [];
    private int _forgotten;

    public ClientJournal(string file) => _file = new StreamWriter(file) { AutoFlush = true };

    public int Acknowledged { get; private set; }

    /// <summary>Submissions that were acknowledged.</summary>
    public int Executions => _forgotten + Submissions.Count(submission => submission.IsAcknowledged);

    public int Unanswered { get; private set; }

    public IReadOnlyList<Submitted> Submissions
    {
        get
        {
            lock (_lock) return [.. _submissions];
        }
    }

    public void Add(Submitted submission)
    {
        lock (_lock) _submissions.Add(submission);
    }

    public void Forget(IReadOnlySet<Submitted> gone)
    {
        lock (_lock)
        {
            _forgotten += gone.Count(submission => submission.IsAcknowledged);
            _submissions.RemoveAll(gone.Contains);
        }
    }

    public void Write(string line, ApiAnswer? answer = null)
    {
        lock (_lock)
        {
            if (answer is { Succeeded: true }) Acknowledged++;
            if (answer is { Status: null }) Unanswered++;
            var time = Environment.TickCount64 / 1000.0;
            _file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time:F2} {line}{(answer is null ? "" : $" -> {answer}")}"));
        }
    }

    public void Dispose() => _file.Dispose();
}
