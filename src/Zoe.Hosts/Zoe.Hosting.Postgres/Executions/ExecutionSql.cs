using Npgsql;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Postgres.Executions;

/// <summary>Translates a filter to SQL with positional parameters, of which the first one is the caller's.</summary>
internal sealed class ExecutionSql
{
    /// <summary>Windows with fewer rows are read whole, which takes milliseconds.</summary>
    public const long MaxWindow = 5_000;

    private readonly List<Func<NpgsqlParameter>> _values = [];
    private readonly List<string> _terms = [];
    private readonly int _whereValues;
    private readonly string _order;

    /// <summary>Translates a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="byTime">Finds rows by the index of a time and sorts them, for a window with few rows.</param>
    public ExecutionSql(ExecutionFilter filter, bool byTime = false)
    {
        Add("status = ", filter.Status?.ToName());
        Add("name = ", filter.Name);
        Add("user_id = ", filter.UserId);
        var isIndexed = _terms.Count > 0;
        Add("time_submit <= ", Microseconds.Of(filter.EarlierThanSubmit));
        Add("time_start <= ", Microseconds.Of(filter.EarlierThanStart));
        Add("time_end <= ", Microseconds.Of(filter.EarlierThanEnd));
        Add("time_submit >= ", Microseconds.Of(filter.LaterThanSubmit));
        Add("time_start >= ", Microseconds.Of(filter.LaterThanStart));
        Add("time_end >= ", Microseconds.Of(filter.LaterThanEnd));
        _whereValues = _values.Count;
        Where = string.Concat(_terms.Select(term => $" AND {term}"));
        Add("id < ", filter.BeforeId);
        Add("id > ", filter.AfterId);
        // The newest rows are not in such a range: it is found by its index and sorted, not searched from the newest row on.
        var isOld = filter.EarlierThanSubmit is not null || filter.EarlierThanStart is not null || filter.EarlierThanEnd is not null;
        HasOldWindow = isOld && isIndexed;
        _order = (isOld && (!isIndexed || byTime) ? "id + 0 " : "id ") + (filter.IsForward ? "ASC" : "DESC");
        // One more row shows whether there are more.
        Limit = filter.Limit + 1L;
    }

    /// <summary>True when a window that ends in the past is combined with a filter that has an index of its own.</summary>
    public bool HasOldWindow { get; }

    /// <summary>Further conditions without limit and range of ids, each after an AND; empty when there are none.</summary>
    public string Where { get; }

    private long? Limit { get; }

    /// <summary>Selects the matching ids; a limit is the first parameter.</summary>
    public NpgsqlCommand SelectIds()
    {
        var range = _terms.Count == 0 ? "" : "WHERE " + string.Join(" AND ", _terms);
        var command = new NpgsqlCommand($"SELECT id FROM execution {range} ORDER BY {_order} LIMIT $1");
        command.Parameters.Add(SqlParameters.Whole(Limit));
        foreach (var value in _values) command.Parameters.Add(value());
        return command;
    }

    /// <summary>Counts the rows of a window that ends in the past, up to <see cref="MaxWindow"/>.</summary>
    public static NpgsqlCommand CountWindow(ExecutionFilter filter, NpgsqlConnection connection)
    {
        var (column, begin, end) = filter switch
        {
            { EarlierThanSubmit: { } time } => ("time_submit", filter.LaterThanSubmit, time),
            { EarlierThanStart: { } time } => ("time_start", filter.LaterThanStart, time),
            _ => ("time_end", filter.LaterThanEnd, filter.EarlierThanEnd!.Value),
        };
        var command = new NpgsqlCommand(
            $"SELECT count(*) FROM (SELECT FROM execution WHERE {column} BETWEEN $1 AND $2 LIMIT {MaxWindow}) AS rows", connection);
        command.Parameters.Add(SqlParameters.Whole(Microseconds.Of(begin) ?? long.MinValue));
        command.Parameters.Add(SqlParameters.Whole(Microseconds.Of(end)));
        return command;
    }

    /// <summary>The parameters of <see cref="Where"/>.</summary>
    public IEnumerable<NpgsqlParameter> WhereParameters() => _values.Take(_whereValues).Select(value => value());

    private void Add(string term, string? value)
    {
        if (value is not null) Add(term, () => SqlParameters.Text(value));
    }

    private void Add(string term, long? value)
    {
        if (value is { } whole) Add(term, () => SqlParameters.Whole(whole));
    }

    private void Add(string term, Func<NpgsqlParameter> value)
    {
        _values.Add(value);
        _terms.Add($"{term}${_values.Count + 1}");
    }
}
