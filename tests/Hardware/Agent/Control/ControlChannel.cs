using System.Collections.Concurrent;
using System.Text.Json;
using UserCoNdis.HardwareGuest.Control;

namespace UserCoNdis.HardwareAgent.Control;

/// <summary>The guest's end of the control channel: replies find who asked, everything else goes to whoever reads.</summary>
internal sealed class ControlChannel(StreamReader input, StreamWriter output) : IHost
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<HostReply>> _asked = new();
    private readonly Lock _gate = new();
    private int _lastId;

    /// <summary>Sends a message.</summary>
    public void Send(ControlMessage message)
    {
        lock (_gate)
        {
            output.WriteLine(ControlLine.Write(message));
            output.Flush();
        }
    }

    /// <summary>Reads the next message that is no reply; null when the host closed the channel.</summary>
    public async Task<ControlMessage?> ReadAsync()
    {
        while (await input.ReadLineAsync() is string line)
        {
            ControlMessage message = Parse(line);
            if (message is not HostReply reply)
            {
                return message;
            }

            if (_asked.TryRemove(reply.Id, out TaskCompletionSource<HostReply>? asked))
            {
                asked.SetResult(reply);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task AskAsync(HostVerb verb, string target)
    {
        int id = Interlocked.Increment(ref _lastId);
        TaskCompletionSource<HostReply> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = asked;
        Send(new HostRequest(id, verb, target));
        HostReply reply = await asked.Task;
        if (reply.Error is not null)
        {
            throw new AgentException($"the host cannot {verb} {target}: {reply.Error}");
        }
    }

    private static ControlMessage Parse(string line)
    {
        try
        {
            return ControlLine.Read(line);
        }
        catch (JsonException e)
        {
            throw new AgentException($"no control message: {line}", e);
        }
    }
}
