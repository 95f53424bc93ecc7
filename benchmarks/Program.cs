using Platform.Benchmarks.Accuracy;

return args switch
{
    ["accuracy", .. var rest] => AccuracyCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("accuracy [--data DIR] [--leads DIR]... [--only NAME] [--verbose]   cluster-pair precision, recall and F1 on every set with truth");
    return 2;
}
