using System.Threading.Channels;

namespace Zoe.Hosting;

/// <summary>The one way into the engine.</summary>
internal sealed class EngineInbox
{
    private readonly Channel<EngineMessage> _channel =
        Channel.CreateUnbounded<EngineMessage>(new UnboundedChannelOptions { SingleReader = true });

    public ChannelReader<EngineMessage> Reader => _channel.Reader;

    public void Post(EngineMessage message)
    {
        if (_channel.Writer.TryWrite(message)) return;
        (message as Request)?.Fail(new EngineStoppedException());
    }

    /// <summary>Refuses what comes from now on and what nobody took in.</summary>
    public void Close()
    {
        _channel.Writer.TryComplete();
        while (_channel.Reader.TryRead(out var message)) (message as Request)?.Fail(new EngineStoppedException());
    }
}
