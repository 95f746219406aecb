using System.Globalization;
using Zoe.AspNetCore.Api.Errors;

namespace Zoe.AspNetCore.Api.Values;

/// <summary>Reads ids in addresses.</summary>
internal static class RouteId
{
    /// <summary>What is not a number names nothing, so it is refused with 404 like any other unknown id.</summary>
    public static long Parse(string text, string what) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new ApiException(StatusCodes.Status404NotFound, $"There is no {what} '{text}': ids are numbers.");
}
