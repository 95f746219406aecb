using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>Where an execution stands in the queue.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QueuePosition(double Key, DateTimeOffset SubmittedAt, long Id)
{
    public static Comparer<QueuePosition> Ascending { get; } = Comparer<QueuePosition>.Create(Compare);

    private static int Compare(QueuePosition left, QueuePosition right)
    {
        var byKey = left.Key.CompareTo(right.Key);
        if (byKey != 0) return byKey;
        var bySubmission = left.SubmittedAt.CompareTo(right.SubmittedAt);
        return bySubmission != 0 ? bySubmission : left.Id.CompareTo(right.Id);
    }
}
