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
		plans:      prometheus.NewCounterVec(prometheus.CounterOpts{Name: "puente_plans_total", Help: "Operations by outcome of their plan: HIT, MISS or FALLBACK."}, []string{"outcome"}),
		fallbacks:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "puente_plan_fallbacks_total", Help: "Operations that resolvers answered in part or whole, by reason."}, []string{"reason"}),
	}
	m.registry.MustRegister(m.requests, m.latency, m.running, m.errors, m.statements, m.cypher, m.plans, m.fallbacks,
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
