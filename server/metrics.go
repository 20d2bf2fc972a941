package main

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"puente/admission"
	"puente/graph/model"
	"puente/loaders"
)

// metrics are the Prometheus metrics of the server.
type metrics struct {
	registry   *prometheus.Registry
	requests   *prometheus.CounterVec
	latency    prometheus.Histogram
	running    prometheus.Gauge
	errors     *prometheus.CounterVec
	statements *prometheus.CounterVec
	cypher     prometheus.Histogram
	plans      *prometheus.CounterVec
	fallbacks  *prometheus.CounterVec
	warmup     *prometheus.GaugeVec
	projection *prometheus.GaugeVec
	builds     prometheus.Counter
}

func newMetrics() *metrics {
	m := &metrics{
		registry:   prometheus.NewRegistry(),
		requests:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "puente_requests_total", Help: "GraphQL requests by HTTP status."}, []string{"status"}),
		latency:    prometheus.NewHistogram(prometheus.HistogramOpts{Name: "puente_request_seconds", Help: "Time of a GraphQL request.", Buckets: prometheus.DefBuckets}),
		running:    prometheus.NewGauge(prometheus.GaugeOpts{Name: "puente_requests_running", Help: "GraphQL requests being handled."}),
		errors:     prometheus.NewCounterVec(prometheus.CounterOpts{Name: "puente_errors_total", Help: "GraphQL errors by code."}, []string{"code"}),
		statements: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "puente_cypher_statements_total", Help: "Cypher statements by outcome."}, []string{"outcome"}),
		cypher:     prometheus.NewHistogram(prometheus.HistogramOpts{Name: "puente_cypher_seconds", Help: "Time of a Cypher statement.", Buckets: prometheus.DefBuckets}),
		plans:      prometheus.NewCounterVec(prometheus.CounterOpts{Name: "puente_plans_total", Help: "Operations by how they were answered: HIT, RESOLVED, WARMING, MISS or FALLBACK."}, []string{"outcome"}),
		fallbacks:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "puente_plan_fallbacks_total", Help: "Operations that resolvers answered in part or whole, by reason."}, []string{"reason"}),
		warmup:     prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "puente_planning_statements", Help: "Statements that Neo4j plans in the background: planned of the canonical ones, all canonical ones, and those of requests that wait."}, []string{"state"}),
	}
	m.projection = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "puente_paths_projection", Help: "The projection of the graph that paths are searched in: its entities, facts, bytes, the graph's version, and the seconds that its build took."}, []string{"figure"})
	m.builds = prometheus.NewCounter(prometheus.CounterOpts{Name: "puente_paths_projection_builds_total", Help: "Projections of the graph that were built."})
	m.registry.MustRegister(m.projection, m.builds, m.requests, m.latency, m.running, m.errors, m.statements, m.cypher, m.plans, m.fallbacks, m.warmup,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// watch shows what an admission controller does.
func (m *metrics) watch(c *admission.Controller) {
	for _, class := range admission.Classes() {
		label := prometheus.Labels{"class": class.String()}
		m.registry.MustRegister(
			prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "puente_admission_running", Help: "Requests that were admitted and run, by class.", ConstLabels: label},
				func() float64 { return float64(c.State(class).Running) }),
			prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "puente_admission_waiting", Help: "Requests that wait to be admitted, by class.", ConstLabels: label},
				func() float64 { return float64(c.State(class).Waiting) }),
			prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "puente_admission_refused_total", Help: "Requests that were refused for want of room, by class.", ConstLabels: label},
				func() float64 { return float64(c.State(class).Refused) }))
	}
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// failed counts an error of a response.
func (m *metrics) failed(code model.Code) { m.errors.WithLabelValues(string(code)).Inc() }

// operated counts an operation by how it was answered.
func (m *metrics) operated(outcome, reason string) {
	m.plans.WithLabelValues(outcome).Inc()
	if reason != "" {
		m.fallbacks.WithLabelValues(reason).Inc()
	}
}

// planned shows how far planning in the background is.
func (m *metrics) planned(p loaders.Progress) {
	m.warmup.WithLabelValues("planned").Set(float64(p.Planned))
	m.warmup.WithLabelValues("canonical").Set(float64(p.Canonical))
	m.warmup.WithLabelValues("queued").Set(float64(p.Queued))
}

// projected notes a new projection of the graph.
func (m *metrics) projected(p model.Projection) {
	m.builds.Inc()
	for name, value := range map[string]float64{
		"entities": float64(p.Entities), "facts": float64(p.Facts), "bytes": float64(p.Bytes), "version": float64(p.Version), "build_seconds": p.Took.Seconds(),
	} {
		m.projection.WithLabelValues(name).Set(value)
	}
}

// read counts and times a statement.
func (m *metrics) read(took time.Duration, err error) {
	outcome := "ok"
	if err != nil {
		outcome = "error"
	}
	m.statements.WithLabelValues(outcome).Inc()
	m.cypher.Observe(took.Seconds())
}

// answered counts and times a request.
func (m *metrics) answered(status int, took time.Duration) {
	m.requests.WithLabelValues(strconv.Itoa(status)).Inc()
	m.latency.Observe(took.Seconds())
}
