using System.Globalization;
using Zoe.Hosting;

namespace Zoe.AspNetCore.Api.Services;

/// <summary>Query string of a log.</summary>
/// <param name="Query">Which part of the log.</param>
/// <param name="Cursors">True when each chunk is preceded by its length and the position after it.</param>
internal sealed record LogRequest(LogQuery Query, bool Cursors)
{
    private static readonly string[] Names = ["follow", "since", "until", "tail", "from", "cursors"];

    /// <summary>Parses it; rejects unknown names and invalid values.</summary>
    public static LogRequest Parse(IQueryCollection query)
    {
        QueryValues.Check(query, Names, "is not a parameter", "The parameters are");
        var until = QueryValues.ReadTime(query, "until");
        var follow = ReadSwitch(query, "follow", unset: until is null);
        if (follow && until is not null)
            throw QueryValues.Bad("follow and until cannot be combined: remove one of them.");
        var (since, tail, from) = (QueryValues.ReadTime(query, "since"), ReadTail(query), ReadFrom(query));
        if (from is not null && (since is not null || tail is not null))
            throw QueryValues.Bad("from cannot be combined with since or tail.");
        return new LogRequest(
            new LogQuery { Follow = follow, Since = since, Until = until, Tail = tail, From = from },
            ReadSwitch(query, "cursors", unset: false));
    }

    private static bool ReadSwitch(IQueryCollection query, string name, bool unset) => query[name].ToString() switch
    {
        "" => unset,
        "true" => true,
        "false" => false,
        var text => throw QueryValues.Bad($"{name} is '{text}'; it must be true or false."),
    };

    private static int? ReadTail(IQueryCollection query)
    {
        if (query["tail"] is not [{ } text]) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var lines)
            ? lines
            : throw QueryValues.Bad($"tail is '{text}'; it must be a number of lines, 0 or more.");
    }

    private static LogPosition? ReadFrom(IQueryCollection query)
    {
        if (query["from"] is not [{ } text]) return null;
        return LogPosition.TryParse(text, out var position)
            ? position
            : throw QueryValues.Bad($"from is '{text}'; it must be a position in the log as returned with cursors=true, such as 1-4096.");
    }
}
