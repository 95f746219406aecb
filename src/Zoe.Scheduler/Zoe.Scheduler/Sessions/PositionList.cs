namespace Zoe.Scheduler;

/// <summary>Executions in queue order; where order drifts, as of the last <see cref="Sort"/>.</summary>
internal sealed class PositionList(bool drifts)
{
    private const int FewNewcomers = 8;
    private const int FewMoves = 8;

    public List<QueuedExecution> Items { get; } = [];

    /// <summary>Adds executions, where order drifts at the end for now.</summary>
    public void AddRange(List<QueuedExecution> newcomers)
    {
        if (!drifts && newcomers.Count <= FewNewcomers)
        {
            foreach (var queued in newcomers) Items.Insert(PlaceFor(queued), queued);
            return;
        }

        Items.AddRange(newcomers);
        if (!drifts) Items.Sort(QueuePosition.Compare);
    }

    /// <summary>Takes an execution out if it is there; to be called before its position changes.</summary>
    public void Remove(QueuedExecution queued)
    {
        var place = PlaceFor(queued);
        if (place < Items.Count && ReferenceEquals(Items[place], queued)) Items.RemoveAt(place);
        else if (drifts) Items.Remove(queued);
    }

    /// <summary>Puts all in order.</summary>
    public void Sort()
    {
        if (drifts && !TryInsertionSort()) Items.Sort(QueuePosition.Compare);
    }

    private int PlaceFor(QueuedExecution queued)
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

    // Between two events hardly anyone overtakes, so nearly all of the list is in order already; gives up if it is not.
    private bool TryInsertionSort()
    {
        var moves = FewMoves * Items.Count;
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
