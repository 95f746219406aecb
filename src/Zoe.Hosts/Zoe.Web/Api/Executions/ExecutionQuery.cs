using System.Globalization;
using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>Reads the filters of the list of executions from the query string.</summary>
internal static class ExecutionQuery
{
    private static readonly string[] Names =
    [
        "status", "name", "user_id", "limit", "earlier_than_submit", "earlier_than_start", "earlier_than_end",
        "later_than_submit", "later_than_start", "later_than_end",
    ];

    /// <summary>Refuses unknown filters and values that are not what they should be.</summary>
    public static ExecutionFilter Parse(IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            if (!Names.Contains(name))
            {
                throw Bad($"{name} is not a filter.{Spelling.Suggest(name, Names)} "
                    + $"The filters are {string.Join(", ", Names)}.");
            }

            if (values.Count != 1) throw Bad($"{name} is given {values.Count} times.");
        }

        return new ExecutionFilter
        {
            Status = ReadStatus(query),
            Name = query["name"],
            UserId = ReadWhole(query, "user_id", long.MaxValue),
            Limit = (int?)ReadWhole(query, "limit", int.MaxValue),
            EarlierThanSubmit = ReadTime(query, "earlier_than_submit"),
            EarlierThanStart = ReadTime(query, "earlier_than_start"),
            EarlierThanEnd = ReadTime(query, "earlier_than_end"),
            LaterThanSubmit = ReadTime(query, "later_than_submit"),
            LaterThanStart = ReadTime(query, "later_than_start"),
            LaterThanEnd = ReadTime(query, "later_than_end"),
        };
    }

    private static ExecutionStatus? ReadStatus(IQueryCollection query)
    {
        if (query["status"] is not [{ } text]) return null;
        return ExecutionStatusNames.TryParse(text, out var status)
            ? status
            : throw Bad($"status is '{text}'; it can be {string.Join(", ", ExecutionStatusNames.All)}.");
    }

    private static long? ReadWhole(IQueryCollection query, string name, long most)
    {
        if (query[name] is not [{ } text]) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw Bad($"{name} is '{text}'; it must be a whole number from 0.");
    }

    private static DateTimeOffset? ReadTime(IQueryCollection query, string name)
    {
        if (query[name] is not [{ } text]) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && EpochSeconds.TryParse(seconds, out var time)
                ? time
                : throw Bad($"{name} is '{text}'; it must be a time in seconds since 1970-01-01 UTC.");
    }

    private static ApiException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
