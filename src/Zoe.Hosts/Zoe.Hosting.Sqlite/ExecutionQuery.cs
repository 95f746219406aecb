namespace Zoe.Hosting.Sqlite;

/// <summary>Turns a filter into a WHERE clause. Values go in as parameters only.</summary>
internal static class ExecutionQuery
{
    public static (string Where, object Parameters) For(ExecutionFilter filter)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        var terms = new List<string>();
        Add("status = @status", "status", filter.Status?.ToName());
        Add("name = @name", "name", filter.Name);
        Add("user_id = @user", "user", filter.UserId);
        Add("time_submit <= @submitEnd", "submitEnd", Microseconds.Of(filter.EarlierThanSubmit));
        Add("time_start <= @startEnd", "startEnd", Microseconds.Of(filter.EarlierThanStart));
        Add("time_end <= @endEnd", "endEnd", Microseconds.Of(filter.EarlierThanEnd));
        Add("time_submit >= @submitBegin", "submitBegin", Microseconds.Of(filter.LaterThanSubmit));
        Add("time_start >= @startBegin", "startBegin", Microseconds.Of(filter.LaterThanStart));
        Add("time_end >= @endBegin", "endBegin", Microseconds.Of(filter.LaterThanEnd));
        var where = terms.Count == 0 ? "" : "WHERE " + string.Join(" AND ", terms);
        if (filter.Limit is { } limit)
        {
            parameters.Add("limit", limit);
            where += " ORDER BY id DESC LIMIT @limit";
        }

        return (where, parameters);

        void Add(string term, string name, object? value)
        {
            if (value is null) return;
            terms.Add(term);
            parameters.Add(name, value);
        }
    }
}
