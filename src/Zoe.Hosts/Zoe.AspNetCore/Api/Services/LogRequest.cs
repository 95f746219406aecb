using System.Globalization;
using Zoe.Hosting;

namespace Zoe.AspNetCore.Api.Services;

/// <summary>What the query string asks of a log.</summary>
/// <param name="Query">Which part.</param>
/// <param name="Cursors">True when each piece is to be preceded by its length and the place after it.</param>
internal sealed record LogRequest(LogQuery Query, bool Cursors)
{
    private static readonly string[] Names = ["follow", "since", "until", "tail", "from", "cursors"];

    /// <summary>Refuses what is unknown, twice, or not what it should be.</summary>
    public static LogRequest Parse(IQueryCollection query)
    {
        QueryValues.Check(query, Names, "is not understood", "A log takes");
        var until = QueryValues.ReadTime(query, "until");
        var follow = ReadSwitch(query, "follow", unset: until is null);
        if (follow && until is not null)
            throw QueryValues.Bad("until says where the log ends, so it cannot be followed: leave out one of follow and until.");
        var (since, tail, from) = (QueryValues.ReadTime(query, "since"), ReadTail(query), ReadFrom(query));
        if (from is not null && (since is not null || tail is not null))
            throw QueryValues.Bad("from says where the log begins: leave out since and tail.");
        return new LogRequest(
            new LogQuery { Follow = follow, Since = since, Until = until, Tail = tail, From = from },
            ReadSwitch(query, "cursors", unset: false));
    }

    private static bool ReadSwitch(IQueryCollection query, string name, bool unset) => query[name].ToString() switch
    {
        "" => unset,
        "true" => true,
        "false" => false,
        var text => throw QueryValues.Bad($"{name} is '{text}'; it can be true or false."),
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
            : throw QueryValues.Bad($"from is '{text}'; it must be a place in the log as returned with cursors=true, such as 1-4096.");
    }
}
