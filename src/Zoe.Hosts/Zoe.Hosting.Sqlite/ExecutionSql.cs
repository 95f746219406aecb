using Zoe.Hosting.Executions;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Sqlite;

/// <summary>Translates a filter to parameterised SQL.</summary>
internal sealed class ExecutionSql
{
    /// <summary>Windows with fewer rows are read whole, which takes milliseconds.</summary>
    public const int MaxWindow = 5_000;

    private readonly Dictionary<string, object?> _parameters = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];

    /// <summary>Translates a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="byTime">Finds rows by the index of a time, for a window with few rows.</param>
    public ExecutionSql(ExecutionFilter filter, bool byTime = false)
    {
        // The sign keeps an index from being used.
        var sign = byTime ? "+" : "";
        Add($"{sign}status = @status", "status", filter.Status?.ToName());
        Add($"{sign}name = @name", "name", filter.Name);
        Add($"{sign}user_id = @user", "user", filter.UserId);
        // Indexes of these columns return rows ordered by id; without them the rows of a range are sorted.
        var hasIndex = _terms.Count > 0 && !byTime;
        var order = hasIndex ? "id" : "+id";
        if (hasIndex) CountWindow = Count(filter);
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

    /// <summary>
    /// Counts the rows of a window that ends in the past, up to <see cref="MaxWindow"/>; null when there is no such window, or
    /// no other index that would be used instead.
    /// </summary>
    public string? CountWindow { get; }

    /// <summary>Selects the matching ids from indexes alone.</summary>
    public string SelectIds { get; }

    /// <summary>The condition without limit and range of ids; empty when there is none.</summary>
    public string Where { get; }

    /// <summary>The values of both.</summary>
    public IReadOnlyDictionary<string, object?> Parameters => _parameters;

    private static string? Count(ExecutionFilter filter)
    {
        var (column, begin, end) = filter switch
        {
            { EarlierThanSubmit: not null } => ("time_submit", filter.LaterThanSubmit is null ? null : "@submitBegin", "@submitEnd"),
            { EarlierThanStart: not null } => ("time_start", filter.LaterThanStart is null ? null : "@startBegin", "@startEnd"),
            { EarlierThanEnd: not null } => ("time_end", filter.LaterThanEnd is null ? null : "@endBegin", "@endEnd"),
            _ => default,
        };
        if (column is null) return null;
        var lower = begin is null ? "" : $" AND {column} >= {begin}";
        return $"SELECT count(*) FROM (SELECT 1 FROM execution WHERE {column} <= {end}{lower} LIMIT {MaxWindow})";
    }

    private void Add(string term, string name, object? value)
    {
        if (value is null) return;
        _terms.Add(term);
        _parameters.Add(name, value);
    }
}
