using System.Collections.Concurrent;
using System.Text.Json;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>QEMU's monitor (docs/interop/qmp-spec), as far as plugging and unplugging go.</summary>
public sealed class QmpClient(LineSocket socket)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<int, TaskCompletionSource<QmpMessage>> _asked = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _leaving = new(StringComparer.Ordinal);
    private int _commands;

    /// <summary>Takes what the monitor says until it is gone.</summary>
    public async Task PumpAsync(CancellationToken cancel)
    {
        while (await socket.ReadAsync(cancel) is string line)
        {
            QmpMessage message = QmpMessage.Read(line);
            if (message.Id is int id && _asked.TryRemove(id, out TaskCompletionSource<QmpMessage>? asker))
            {
                asker.SetResult(message);
            }
            else if (message is { Event: "DEVICE_DELETED", Device: string device } && _leaving.TryRemove(device, out TaskCompletionSource? gone))
            {
                gone.SetResult();
            }
        }
    }

    /// <summary>Ends the greeting; before, the monitor takes no other command.</summary>
    public Task NegotiateAsync() => ExecuteAsync("qmp_capabilities");

    /// <summary>Pulls a device and waits until it is out.</summary>
    public async Task UnplugAsync(string id)
    {
        TaskCompletionSource gone = _leaving.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _ = await ExecuteAsync("device_del", ("id", id));
        await gone.Task.WaitAsync(s_patience);
    }

    /// <summary>Plugs a device in; the human's command takes its properties as the command line does, the machine's wants them typed.</summary>
    public async Task PlugAsync(string device)
    {
        QmpMessage reply = await ExecuteAsync("human-monitor-command", ("command-line", $"device_add {device}"));
        if (!string.IsNullOrWhiteSpace(reply.Text))
        {
            throw new GuestException($"QEMU does not plug in {device}: {reply.Text.Trim()}");
        }
    }

    private async Task<QmpMessage> ExecuteAsync(string command, params (string Name, string Value)[] arguments)
    {
        int id = Interlocked.Increment(ref _commands);
        TaskCompletionSource<QmpMessage> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = answer;
        socket.Write(JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["execute"] = command,
            ["arguments"] = arguments.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal),
            ["id"] = id,
        }));
        QmpMessage reply = await answer.Task.WaitAsync(s_patience);
        return reply.Error is null ? reply : throw new GuestException($"QEMU refuses {command}: {reply.Error}");
    }
}
