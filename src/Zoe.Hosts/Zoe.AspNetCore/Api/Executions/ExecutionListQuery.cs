using System.Globalization;
using Zoe.Hosting;
using Zoe.Hosting.Executions;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>Query string of the list of executions.</summary>
internal static class ExecutionListQuery
{
    private static readonly string[] Names =
    [
        "status", "name", "user_id", "limit", "before", "after", "earlier_than_submit", "earlier_than_start", "earlier_than_end",
        "later_than_submit", "later_than_start", "later_than_end",
    ];

    /// <summary>Parses the filters; rejects unknown names and invalid values.</summary>
    public static ExecutionFilter Parse(IQueryCollection query)
    {
        QueryValues.Check(query, Names, "is not a filter", "The filters are");
        return new ExecutionFilter
        {
            Status = ReadStatus(query),
            Name = query["name"],
            UserId = ReadWhole(query, "user_id", long.MaxValue),
            Limit = (int?)ReadWhole(query, "limit", int.MaxValue),
            BeforeId = ReadWhole(query, "before", long.MaxValue),
            AfterId = ReadWhole(query, "after", long.MaxValue),
            EarlierThanSubmit = QueryValues.ReadTime(query, "earlier_than_submit"),
            EarlierThanStart = QueryValues.ReadTime(query, "earlier_than_start"),
            EarlierThanEnd = QueryValues.ReadTime(query, "earlier_than_end"),
            LaterThanSubmit = QueryValues.ReadTime(query, "later_than_submit"),
            LaterThanStart = QueryValues.ReadTime(query, "later_than_start"),
            LaterThanEnd = QueryValues.ReadTime(query, "later_than_end"),
        };
    }

    /// <summary>The query string of the next page; null on the last page.</summary>
    public static string? NextPage(IQueryCollection query, ExecutionSelection page)
    {
        if (!page.HasMore || page.Ids.IsEmpty) return null;
        var (name, id) = page.Filter.IsForward ? ("after", page.Ids[^1]) : ("before", page.Ids[0]);
        var rest = query.Where(pair => pair.Key != name);
        return QueryString.Create(rest).Add(name, id.ToString(CultureInfo.InvariantCulture)).ToString();
    }

    private static ExecutionStatus? ReadStatus(IQueryCollection query)
    {
        if (query["status"] is not [{ } text]) return null;
        return ExecutionStatusNames.TryParse(text, out var status)
            ? status
            : throw QueryValues.Bad($"status is '{text}'; it must be one of {string.Join(", ", ExecutionStatusNames.All)}.");
    }

    private static long? ReadWhole(IQueryCollection query, string name, long most)
    {
        if (query[name] is not [{ } text]) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw QueryValues.Bad($"{name} is '{text}'; it must be an integer, 0 or more.");
    }
}
