using System.Globalization;
using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Api.Values;
using Zoe.Model.Diagnostics;

namespace Zoe.AspNetCore.Api;

/// <summary>Parses values of a query string.</summary>
internal static class QueryValues
{
    /// <summary>Rejects unknown and repeated names.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="names">The allowed names.</param>
    /// <param name="unknown">Message for another name, for example "is not a filter".</param>
    /// <param name="known">Text before the list of names, for example "The filters are".</param>
    public static void Check(IQueryCollection query, string[] names, string unknown, string known)
    {
        foreach (var (name, values) in query)
        {
            if (!names.Contains(name))
                throw Bad($"{name} {unknown}.{NearestName.Hint(name, names)} {known} {string.Join(", ", names)}.");
            if (values.Count != 1) throw Bad($"{name} is given {values.Count} times.");
        }
    }

    public static DateTimeOffset? ReadTime(IQueryCollection query, string name)
    {
        if (query[name] is not [{ } text]) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && EpochSeconds.TryParse(seconds, out var time)
                ? time
                : throw Bad($"{name} is '{text}'; it must be a time in seconds since 1970-01-01 UTC.");
    }

    public static ApiException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
