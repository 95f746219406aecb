using Zoe.Hosting.Executions;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Sqlite;

/// <summary>Translates a filter to parameterised SQL.</summary>
internal sealed class ExecutionSql
{
    private readonly Dictionary<string, object?> _parameters = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];

    public ExecutionSql(ExecutionFilter filter)
    {
        Add("status = @status", "status", filter.Status?.ToName());
        Add("name = @name", "name", filter.Name);
        Add("user_id = @user", "user", filter.UserId);
        // Indexes of these columns return rows ordered by id; without them the rows of a range are sorted.
        var order = _terms.Count > 0 ? "id" : "+id";
        Add("time_submit <= @submitEnd", "submitEnd", Microseconds.Of(filter.EarlierThanSubmit));
        Add("time_start <= @startEnd", "startEnd", Microseconds.Of(filter.EarlierThanStart));
        Add("time_end <= @endEnd", "endEnd", Microseconds.Of(filter.EarlierThanEnd));
        Add("time_submit >= @submitBegin", "submitBegin", Microseconds.Of(filter.LaterThanSubmit));
        Add("time_start >= @startBegin", "startBegin", Microseconds.Of(filter.LaterThanStart));
        Add("time_end >= @endBegin", "endBegin", Microseconds.Of(filter.LaterThanEnd));
        if (_terms.Count == 0) order = "id";
        Where = _terms.Count == 0 ? "" : "WHERE " + string.Join(" AND ", _terms);

        Add("id < @before", "before", filter.BeforeId);
        Add("id > @after", "after", filter.AfterId);
        var range = _terms.Count == 0 ? "" : "WHERE " + string.Join(" AND ", _terms);
        var limit = filter.Limit is null ? "" : "LIMIT @limit";
        // One more row shows whether there are more.
        if (filter.Limit is { } most) _parameters.Add("limit", most + 1L);
        SelectIds = $"SELECT id FROM execution {range} ORDER BY {order} {(filter.IsForward ? "ASC" : "DESC")} {limit}";
    }

    /// <summary>Selects the matching ids from indexes alone.</summary>
    public string SelectIds { get; }

    /// <summary>The condition without limit and range of ids; empty when there is none.</summary>
    public string Where { get; }

    /// <summary>The values of both.</summary>
    public IReadOnlyDictionary<string, object?> Parameters => _parameters;

    private void Add(string term, string name, object? value)
    {
        if (value is null) return;
        _terms.Add(term);
        _parameters.Add(name, value);
    }
}
