using System.Globalization;
using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Api.Values;
using Zoe.Model.Diagnostics;

namespace Zoe.AspNetCore.Api;

/// <summary>Reads values of a query string, and refuses what they cannot be.</summary>
internal static class QueryValues
{
    /// <summary>Refuses names that are unknown or there twice.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="names">The names there are.</param>
    /// <param name="unknown">What to say of another one, for example "is not a filter".</param>
    /// <param name="known">What to say before the list of them, for example "The filters are".</param>
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
