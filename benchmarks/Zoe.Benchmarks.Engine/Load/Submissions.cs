using System.Globalization;
using System.Text;

namespace Zoe.Benchmarks.Engine.Load;

/// <summary>Prepared HTTP requests that submit an execution.</summary>
internal static class Submissions
{
    public const string UserName = "admin";
    public const string Password = "benchmark-password";
    public const string Path = "/api/0.7/execution";

    private const string Digits = "0000000000";

    /// <summary>Writes a number into the command of a request, so that its ZApp differs from the others.</summary>
    public static void Distinguish(byte[] request, long number)
    {
        var at = request.AsSpan().LastIndexOf("#"u8) + 1;
        if (at > 0) number.TryFormat(request.AsSpan(at, Digits.Length), out _, "D10", CultureInfo.InvariantCulture);
    }

    /// <summary>The ZApp of <see cref="Request"/>.</summary>
    public static string Application(int services, string command = "worker --shard #" + Digits) =>
        $$$"""
        {"name":"benchmark","version":3,"will_end":true,"size":1,"services":[{"name":"worker","image":"zoe/busybox:1","monitor":true,"total_count":{{{services.ToString(CultureInfo.InvariantCulture)}}},"essential_count":{{{services.ToString(CultureInfo.InvariantCulture)}}},"startup_order":0,"resources":{"memory":{"min":67108864,"max":67108864},"cores":{"min":0.1,"max":0.1}},"environment":[["DATASET","measurements"]],"volumes":[],"ports":[{"name":"Web interface","protocol":"tcp","port_number":8080,"url_template":"http://{ip_port}/"}],"command":"{{{command}}}"}]}
        """;

    /// <summary>An execution of so many essential services, which run until they are stopped unless the command says otherwise.</summary>
    public static byte[] Request(int services, string command = "worker --shard #" + Digits)
    {
        var body = $$$"""{"application":{{{Application(services, command)}}},"name":"benchmark"}""";
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}"));
        return Encoding.UTF8.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic {credentials}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}
