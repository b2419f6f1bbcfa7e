namespace UserCoNdis.NdisKit;

/// <summary>The network behind a call manager: remembers what it was told, and tells what happens out there.</summary>
public sealed class ScriptedNetwork
{
    private readonly List<Action> _news = [];

    /// <summary>What call managers signalled, in order.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>How news travels when there is a signaling VC: told the number to give back to <see cref="Take"/>.</summary>
    public Action<int>? Carrier { get; set; }

    /// <summary>Something happens in the network; the call manager acts on it when it hears of it.</summary>
    public void Happen(Action news)
    {
        if (Carrier is null)
        {
            news();
            return;
        }

        _news.Add(news);
        Carrier(_news.Count - 1);
    }

    /// <summary>The news of that number.</summary>
    public Action Take(int number) => _news[number];
}
