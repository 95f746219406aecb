using System.Globalization;
using Zoe.AspNetCore.Api.Errors;

namespace Zoe.AspNetCore.Api.Values;

/// <summary>Parses ids in paths.</summary>
internal static class RouteId
{
    /// <summary>Anything but a number is rejected with 404, like an unknown id.</summary>
    public static long Parse(string text, string what) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new ApiException(StatusCodes.Status404NotFound, $"There is no {what} '{text}': ids are numbers.");
}
