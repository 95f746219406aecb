using Zoe.TestKit;

namespace Zoe.Client.Tests.Servers;

/// <summary>Clients of test servers.</summary>
internal static class TestClients
{
    public static ZoeClientOptions OptionsFor(ServerProcess server) =>
        new() { Address = server.Url, UserName = "admin", Password = server.Password };

    public static ZoeClient Create(ServerProcess server) => ZoeClient.Create(OptionsFor(server));

    /// <summary>A client of another address of the server.</summary>
    public static ZoeClient Create(ServerProcess server, Uri address) => ZoeClient.Create(OptionsFor(server) with { Address = address });

    /// <summary>A client that needs no login and sends requests once.</summary>
    public static ZoeClient Create(StubServer server) =>
        ZoeClient.Create(new ZoeClientOptions { Address = server.Url, Retry = RetryOptions.None });
}
