using Platform.Benchmarks.Accounts;
using Platform.Benchmarks.Accuracy;
using Platform.Benchmarks.EndToEnd;
using Platform.Benchmarks.Generation;
using Platform.Benchmarks.Links;
using Platform.Benchmarks.Micro;

return args switch
{
    ["accuracy", .. var rest] => await AccuracyCommand.RunAsync(rest),
    ["generate", .. var rest] => GenerateCommand.Run(rest),
    ["accounts", .. var rest] => await AccountsCommand.RunAsync(rest),
    ["end-to-end", .. var rest] => await EndToEndCommand.RunAsync(rest),
    ["micro", .. var rest] => MicroCommand.Run(rest),
    ["links", .. var rest] => await LinksCommand.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"""
        usage: dotnet run -c Release --project benchmarks -- VERB
          {AccuracyCommand.Usage}
          {GenerateCommand.Usage}
          {EndToEndCommand.Usage}
          {MicroCommand.Usage}
          {AccountsCommand.Usage}
          {LinksCommand.Usage}
        """);
    return 2;
}
