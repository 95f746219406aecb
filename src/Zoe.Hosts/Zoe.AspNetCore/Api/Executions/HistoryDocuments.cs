using Zoe.Client.Documents;
using Zoe.Hosting;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>Converts a history to a document.</summary>
internal static class HistoryDocuments
{
    public static HistoryDocument From(IReadOnlyList<ExecutionEvent> history) => new(
        [
            .. history.Select(entry => new HistoryEntryDocument
            {
                Sequence = entry.Sequence,
                Time = entry.Time,
                Service = entry.Service,
                From = entry.From,
                To = entry.To,
                Reason = entry.Reason,
                By = entry.By,
            }),
        ],
        history.Count == 0 ? 0 : history[^1].Sequence - history.Count);
}
