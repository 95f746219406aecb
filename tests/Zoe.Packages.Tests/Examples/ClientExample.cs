using Zoe.Client;

namespace Zoe.Packages.Tests.Examples;

internal static class ClientExample
{
    public static async Task<string> RunAsync(string address, string password, string file)
    {
        var status = "";
        // <readme>
        using var zoe = ZoeClient.Create(new ZoeClientOptions
        {
            Address = new Uri(address),
            UserName = "admin",
            Password = password,
        });

        var id = await zoe.SubmitAsync("first", File.ReadAllText(file));
        await foreach (var execution in zoe.WatchAsync(id))
        {
            Console.WriteLine($"{execution.Status} {execution.WaitReason}");
            // </readme>
            status = execution.Status;
            // <readme>
        }

        await using var output = Console.OpenStandardOutput();
        foreach (var service in (await zoe.GetExecutionAsync(id)).Services)
        {
            await foreach (var chunk in zoe.ReadLogAsync(service))
                await output.WriteAsync(chunk.Bytes);
        }
        // </readme>

        return status;
    }
}
