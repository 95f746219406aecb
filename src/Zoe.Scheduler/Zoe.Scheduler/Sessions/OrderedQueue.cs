namespace Zoe.Scheduler.Sessions;

/// <summary>Executions in queue order; if the order depends on time, as of the last <see cref="Sort"/>.</summary>
internal sealed class OrderedQueue(bool timeDependent)
{
    private const int MaxInsertions = 8;
    private const int MaxMovesPerItem = 8;

    public List<QueuedExecution> Items { get; } = [];

    /// <summary>Adds executions in order, or at the end if the order depends on time.</summary>
    public void AddRange(List<QueuedExecution> added)
    {
        if (!timeDependent && added.Count <= MaxInsertions)
        {
            foreach (var queued in added) Items.Insert(IndexFor(queued), queued);
            return;
        }

        Items.AddRange(added);
        if (!timeDependent) Items.Sort(QueuePosition.Compare);
    }

    /// <summary>Removes an execution if present; must be called before its position changes.</summary>
    public void Remove(QueuedExecution queued)
    {
        var index = IndexFor(queued);
        if (index < Items.Count && ReferenceEquals(Items[index], queued)) Items.RemoveAt(index);
        else if (timeDependent) Items.Remove(queued);
    }

    public void Sort()
    {
        if (timeDependent && !TryInsertionSort()) Items.Sort(QueuePosition.Compare);
    }

    private int IndexFor(QueuedExecution queued)
    {
        var (low, high) = (0, Items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (QueuePosition.Compare(Items[middle], queued) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    // The list is nearly sorted between two events; returns false when it takes too many moves.
    private bool TryInsertionSort()
    {
        var moves = MaxMovesPerItem * Items.Count;
        for (var i = 1; i < Items.Count; i++)
        {
            var moved = Items[i];
            var to = i;
            for (; to > 0 && QueuePosition.Compare(Items[to - 1], moved) > 0; to--) Items[to] = Items[to - 1];
            Items[to] = moved;
            moves -= i - to;
            if (moves < 0) return false;
        }

        return true;
    }
}
