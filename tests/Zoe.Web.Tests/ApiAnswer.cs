using System.Text;
using System.Text.Json;

namespace Zoe.Web.Tests;

/// <summary>A response of the API.</summary>
internal sealed record ApiAnswer(int Status, string Reason, string Text, HttpResponseMessage Response)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public string Message => Json.GetProperty("message").GetString()!;

    public static async Task<ApiAnswer> SendAsync(HttpClient client, string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"api/0.7/{path}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await client.SendAsync(request);
        return new ApiAnswer(
            (int)response.StatusCode, response.ReasonPhrase ?? "", await response.Content.ReadAsStringAsync(), response);
    }
}
