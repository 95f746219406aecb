using Microsoft.AspNetCore.Http.Features;
using Zoe.AspNetCore.Api.Errors;

namespace Zoe.AspNetCore.Pages.Login;

/// <summary>Fields of the login form.</summary>
/// <param name="UserName">The user name.</param>
/// <param name="Password">The password.</param>
/// <param name="Next">URL to return to; not validated.</param>
internal sealed record LoginForm(string UserName, string Password, string? Next)
{
    private const int Limit = 16 * 1024;
    private const string ContentType = "application/x-www-form-urlencoded";

    /// <summary>Reads the form; throws <see cref="ApiException"/> when it is malformed or too large.</summary>
    public static async Task<LoginForm> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentType?.Split(';')[0].Trim().Equals(ContentType, StringComparison.OrdinalIgnoreCase) is not true)
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, $"The login needs a form: {ContentType}.");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = Limit;
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return new LoginForm(form["user"].ToString(), form["password"].ToString(), form["next"].FirstOrDefault());
        }
        catch (InvalidDataException exception)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, $"The form cannot be read: {exception.Message}");
        }
    }
}
