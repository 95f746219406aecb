using Zoe.Hosting.Executions;
using Zoe.Hosting.Sqlite.Rows;

namespace Zoe.Hosting.Sqlite;

/// <summary>A filter as SQL. Values go in as parameters only.</summary>
internal sealed class ExecutionQuery
{
    private readonly Dictionary<string, object?> _parameters = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];

    public ExecutionQuery(ExecutionFilter filter)
    {
        Add("status = @status", "status", filter.Status?.ToName());
        Add("name = @name", "name", filter.Name);
        Add("user_id = @user", "user", filter.UserId);
        // An index of one of these gives the order by id; without them the order is made by sorting what a range found.
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
        // One more than wanted shows whether there are more.
        if (filter.Limit is { } most) _parameters.Add("limit", most + 1L);
        SelectIds = $"SELECT id FROM execution {range} ORDER BY {order} {(filter.IsForward ? "ASC" : "DESC")} {limit}";
    }

    /// <summary>Finds the ids that match, by indexes alone.</summary>
    public string SelectIds { get; }

    /// <summary>The condition of the filter without its limit and range of ids; empty when there is none.</summary>
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
